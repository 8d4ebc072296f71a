import { logContract } from './contract.ts';

logContract({ name: 'SQLite', newDatabaseUrl: async () => null });
