// Listens for what the coach writes first, on a socket of its own that only reads, for as long as the page is open.
import { type CoachEvent, closeCodes, type ServerFrame, socketProtocols } from '../../protocol/wire.ts';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** Opens the socket, and again when it is lost; the returned function stops listening. */
export function listen(url: string, getToken: () => Promise<string>, onEvent: (event: CoachEvent) => void): () => void {
  let socket: WebSocket | undefined;
  let isOver = false;
  let waitMs = FIRST_WAIT_MS;
  let timer = 0;

  async function connect(): Promise<void> {
    const token = await getToken();
    if (isOver || token === '') return;
    socket = new WebSocket(`${url}?listen=true`, socketProtocols(token));
    socket.onopen = () => {
      waitMs = FIRST_WAIT_MS;
    };
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(String(data)) as ServerFrame;
      if ('chunk' in frame) onEvent(frame.chunk);
    };
    socket.onclose = ({ code }) => {
      if (isOver || code === closeCodes.consentRevoked) return;
      timer = window.setTimeout(() => void connect(), waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    };
  }

  void connect();
  return () => {
    isOver = true;
    window.clearTimeout(timer);
    socket?.close(closeCodes.ended);
  };
}
