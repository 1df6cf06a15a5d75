import { Client, type ClientReadableStream, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import type { Method, Protocol } from './protocol.js';

/** Where a Spark Connect server listens. */
export interface SparkAddress {
  readonly host: string;
  readonly port: number;
  /** Sent with each request; then the connection is encrypted, unless it stays on this machine. */
  readonly token: string | null;
  readonly isEncrypted: boolean;
}

const maxMessageBytes = 512 << 20;

/** Calls the methods of a Spark Connect server; answers come as the protocol's own messages, not yet checked. */
export class SparkChannel {
  private readonly client: Client;
  private readonly metadata = new Metadata();

  constructor(
    { host, port, token, isEncrypted }: SparkAddress,
    private readonly protocol: Protocol,
  ) {
    const security = isEncrypted ? credentials.createSsl() : credentials.createInsecure();
    this.client = new Client(`${host}:${port}`, security, { 'grpc.max_receive_message_length': maxMessageBytes });
    if (token !== null) this.metadata.set('authorization', `Bearer ${token}`);
  }

  /** One message there and one back. */
  call(name: string, request: object): Promise<object> {
    const { path, requestSerialize, responseDeserialize } = this.methodOf(name);
    return new Promise((resolve, reject) => {
      const done = (error: ServiceError | null, answer: object = {}): void => {
        if (error === null) resolve(answer);
        else reject(error);
      };
      this.client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, this.metadata, done);
    });
  }

  /** One message there, many back. */
  stream(name: string, request: object): ClientReadableStream<object> {
    const { path, requestSerialize, responseDeserialize } = this.methodOf(name);
    return this.client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request, this.metadata);
  }

  /** Many messages there, one back. */
  upload(name: string, requests: Iterable<object>): Promise<object> {
    const { path, requestSerialize, responseDeserialize } = this.methodOf(name);
    return new Promise((resolve, reject) => {
      const done = (error: ServiceError | null, answer: object = {}): void => {
        if (error === null) resolve(answer);
        else reject(error);
      };
      const call = this.client.makeClientStreamRequest(
        path,
        requestSerialize,
        responseDeserialize,
        this.metadata,
        done,
      );
      for (const request of requests) call.write(request);
      call.end();
    });
  }

  close(): void {
    this.client.close();
  }

  private methodOf(name: string): Method {
    const method = this.protocol.get(name);
    if (method === undefined) throw new Error(`Spark Connect has no method ${name}`);
    return method;
  }
}
