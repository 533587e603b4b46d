/** Frames of AppSync's dialect of `graphql-ws` (F70). */
export const CONNECTION_ACK = frame({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
export const KEEP_ALIVE = frame({ type: 'ka' });

export type FrameError = { errorType?: string | null; message: string };

export function startAck(id: string): string {
  return frame({ id, type: 'start_ack' });
}

export function complete(id: string): string {
  return frame({ id, type: 'complete' });
}

/** The payload is JSON text already, since all who get the same share it. */
export function data(id: string, payload: string): string {
  return `{"id":${JSON.stringify(id)},"type":"data","payload":${payload}}`;
}

export function error(id: string | undefined, errors: readonly FrameError[]): string {
  return frame({ ...(id !== undefined && { id }), type: 'error', payload: { errors } });
}

export function connectionError({
  name,
  message,
  status,
}: {
  name: string;
  message: string;
  status: number;
}): string {
  const errors = [{ errorType: name, message, errorCode: status }];
  return frame({ type: 'connection_error', payload: { errors } });
}

function frame(content: object): string {
  return JSON.stringify(content);
}
