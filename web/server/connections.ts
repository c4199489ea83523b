// Which sockets a customer has open, so that they can be closed together (consent withdrawn, server restarting) and told what the coach writes first.

/** A socket that can be closed with a code of PROTOCOL. */
export interface Connection {
  close(code: number, reason: string): void;
  /** Shows a run that the coach began; a socket that does not listen for these has none. */
  follow?(runId: string): void;
}

/** The open sockets of this process. */
export interface Connections {
  /** Notes an open socket; the returned function forgets it. */
  add(customerId: string, connection: Connection): () => void;
  /** Closes the sockets of one customer. */
  closeOf(customerId: string, code: number, reason: string): void;
  /** Shows a run to the customer's sockets that listen for what the coach writes first. */
  follow(customerId: string, runId: string): void;
  /** Closes every socket. */
  closeAll(code: number, reason: string): void;
  readonly size: number;
}

/** An empty list of sockets. */
export function createConnections(): Connections {
  const byCustomer = new Map<string, Set<Connection>>();
  const closeOf = (customerId: string, code: number, reason: string) => {
    for (const connection of [...(byCustomer.get(customerId) ?? [])]) connection.close(code, reason);
  };
  return {
    add(customerId, connection) {
      const open = byCustomer.get(customerId) ?? new Set();
      byCustomer.set(customerId, open.add(connection));
      return () => {
        open.delete(connection);
        if (open.size === 0 && byCustomer.get(customerId) === open) byCustomer.delete(customerId);
      };
    },
    closeOf,
    follow(customerId, runId) {
      for (const connection of byCustomer.get(customerId) ?? []) connection.follow?.(runId);
    },
    closeAll(code, reason) {
      for (const customerId of [...byCustomer.keys()]) closeOf(customerId, code, reason);
    },
    get size() {
      return [...byCustomer.values()].reduce((sum, open) => sum + open.size, 0);
    },
  };
}
