/** Slow on purpose. Both take the same time whatever the password. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Whether the hash is the password's. Without a hash it is not, and takes as long to say so. */
  verify(password: string, hash: string | null): Promise<boolean>;
}
