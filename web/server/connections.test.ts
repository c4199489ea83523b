// The list of open sockets: closes one customer's or all, and keeps none that is gone.
import { describe, expect, it } from 'vitest';
import { createConnections } from './connections.ts';

describe('the list of sockets', () => {
  it('closes the sockets of one customer, then of all, and forgets those that close', () => {
    const connections = createConnections();
    const closed: string[] = [];
    const open = (customer: string, name: string) => {
      const forget = connections.add(customer, {
        close: (code, reason) => {
          closed.push(`${name} ${code} ${reason}`);
          forget();
        },
      });
      return forget;
    };
    open('a', 'a1');
    open('a', 'a2');
    open('b', 'b1');
    const leave = open('c', 'c1');
    expect(connections.size).toBe(4);
    leave();
    leave();
    expect(connections.size).toBe(3);
    connections.closeOf('a', 4003, 'consent');
    connections.closeOf('nobody', 4003, 'consent');
    expect(closed).toEqual(['a1 4003 consent', 'a2 4003 consent']);
    connections.closeAll(1012, 'restart');
    expect(closed.slice(2)).toEqual(['b1 1012 restart']);
    expect(connections.size).toBe(0);
  });
});
