/** The file as a whole cannot be read; the message is for people. */
export class InvalidFile extends Error {
  override readonly name = 'InvalidFile';
  readonly code = 'INVALID_FILE';
}
