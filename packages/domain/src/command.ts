import type { z } from 'zod';
import { parseInput } from './parse-input.js';
import { type Actor, type Role, requireRole } from './role.js';

/** Something that changes what is there: who may ask for it, what they say, and what is done. */
export interface Command<Ports, Input extends z.ZodType, Result> {
  /** What the API calls it, too. */
  readonly name: string;
  readonly leastRole: Role;
  readonly input: Input;
  run(ports: Ports, actor: Actor, input: z.output<Input>): Promise<Result>;
}

/** Takes the types of `run` from the rest. */
export function defineCommand<Ports, Input extends z.ZodType, Result>(
  command: Command<Ports, Input, Result>,
): Command<Ports, Input, Result> {
  return command;
}

/**
 * Runs a command. Throws a NotAllowedError, AppError INVALID_INPUT with an issue for each broken rule, and whatever the
 * command throws; who may not is told that, and nothing of their input.
 */
export async function execute<Ports, Input extends z.ZodType, Result>(
  command: Command<Ports, Input, Result>,
  ports: Ports,
  actor: Actor,
  input: unknown,
): Promise<Result> {
  requireRole(actor, command.leastRole);
  return command.run(ports, actor, parseInput(command.input, input));
}
