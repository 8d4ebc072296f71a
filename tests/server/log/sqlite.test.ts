import { logContract } from './contract.ts';

logContract({ name: 'SQLite', emptyDatabaseUrl: async () => null });
