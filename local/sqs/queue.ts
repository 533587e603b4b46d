import { randomUUID } from 'node:crypto';
import { receiptHandleIsInvalid } from './faults.ts';
import type { Message, ReceivedMessage } from './message.ts';

/** A message that nobody can take for now: it is delayed, or in the hands of whoever holds the receipt. */
type Hidden = { message: Message; receipt?: string; visibleAt: number; timer: NodeJS.Timeout };

export type QueueSettings = {
  arn: string;
  maxReceiveCount: number;
  retentionSeconds: number;
  /** Takes what was received too often. */
  deadLetter: (message: Message) => void;
  /** How much later the message arrives that is added now. */
  secondsLate: () => number;
  /** Whether the message that is deleted now comes once more instead. */
  losesDeletion: () => boolean;
  /** Called after each change of what the queue holds. */
  changed: () => void;
};

/** What a queue holds, and who has it. */
export class Queue {
  readonly #settings: QueueSettings;
  readonly #visible = new Map<string, Message>();
  readonly #hidden = new Map<string, Hidden>();
  readonly #listeners = new Set<() => void>();

  constructor(settings: QueueSettings, messages: Message[] = []) {
    this.#settings = settings;
    for (const message of messages) this.#visible.set(message.id, message);
  }

  add(message: Message, delaySeconds = 0): void {
    const seconds = delaySeconds + this.#settings.secondsLate();
    if (seconds > 0) this.#hide({ message }, seconds);
    else this.#show(message);
    this.#settings.changed();
  }

  /** The oldest visible messages, hidden from others for a while. */
  take(count: number, visibilityTimeoutSeconds: number): ReceivedMessage[] {
    if (!this.#visible.size) return [];
    const taken: ReceivedMessage[] = [];
    for (const message of this.#visible.values()) {
      if (taken.length === count) break;
      this.#visible.delete(message.id);
      if (this.#isGivenUp(message)) continue;
      message.receiveCount += 1;
      message.firstReceivedAt ??= Date.now();
      const receipt = randomUUID();
      this.#hide({ message, receipt }, visibilityTimeoutSeconds);
      taken.push({ message, receiptHandle: receiptHandle(message.id, receipt) });
    }
    this.#settings.changed();
    return taken;
  }

  /** Only whoever received the message last can delete it; the receipt of an earlier one has no effect. */
  delete(handle: string): void {
    const held = this.#heldBy(handle);
    if (!held) return;
    clearTimeout(held.timer);
    if (this.#settings.losesDeletion()) this.#show(held.message);
    else this.#hidden.delete(held.message.id);
    this.#settings.changed();
  }

  /** Whether the receipt is still good. */
  changeVisibility(handle: string, seconds: number): boolean {
    const held = this.#heldBy(handle);
    if (!held) return false;
    clearTimeout(held.timer);
    this.#hide(held, seconds);
    return true;
  }

  /** As `changeVisibility`, but never later than it would have been. */
  returnWithin(handle: string, seconds: number): void {
    const held = this.#heldBy(handle);
    if (held && held.visibleAt > Date.now() + seconds * 1000) this.changeVisibility(handle, seconds);
  }

  purge(): void {
    for (const { timer } of this.#hidden.values()) clearTimeout(timer);
    this.#hidden.clear();
    this.#visible.clear();
    this.#settings.changed();
  }

  /** Calls the listener whenever a message becomes visible, until the function that it answers is called. */
  onVisible(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  counts(): { visible: number; inFlight: number; delayed: number } {
    const inFlight = [...this.#hidden.values()].filter(({ receipt }) => receipt).length;
    return { visible: this.#visible.size, inFlight, delayed: this.#hidden.size - inFlight };
  }

  isEmpty(): boolean {
    return this.#visible.size + this.#hidden.size === 0;
  }

  messages(): Message[] {
    return [...[...this.#hidden.values()].map(({ message }) => message), ...this.#visible.values()];
  }

  close(): void {
    for (const { timer } of this.#hidden.values()) clearTimeout(timer);
    this.#listeners.clear();
  }

  #show(message: Message): void {
    this.#hidden.delete(message.id);
    this.#visible.set(message.id, message);
    for (const listener of this.#listeners) listener();
  }

  #hide({ message, receipt }: { message: Message; receipt?: string }, seconds: number): void {
    const timer = setTimeout(() => this.#show(message), seconds * 1000);
    this.#hidden.set(message.id, { message, receipt, visibleAt: Date.now() + seconds * 1000, timer });
  }

  #isGivenUp(message: Message): boolean {
    const { arn, maxReceiveCount, retentionSeconds, deadLetter } = this.#settings;
    if (Date.now() - message.sentAt > retentionSeconds * 1000) return true;
    if (message.receiveCount < maxReceiveCount) return false;
    deadLetter({ ...message, deadLetterSource: arn });
    return true;
  }

  #heldBy(handle: string): Hidden | undefined {
    const [id, receipt] = Buffer.from(handle, 'base64url').toString().split(' ');
    if (!id || !receipt) throw receiptHandleIsInvalid();
    const hidden = this.#hidden.get(id);
    return hidden?.receipt === receipt ? hidden : undefined;
  }
}

function receiptHandle(messageId: string, receipt: string): string {
  return Buffer.from(`${messageId} ${receipt}`).toString('base64url');
}
