// Loaded before a program that knows nothing of supervisors: ends it when the supervisor is gone.
process.on('disconnect', () => process.exit());
process.channel?.unref();
