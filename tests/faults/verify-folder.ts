import { openLog } from '#server/log/open-log.ts';
import { verifyLog } from '#server/log/verify.ts';

/** What is not as it was written in the log of a folder nobody serves, in words: chain, heads, database. */
export async function verifyFolder(dataFolder: string): Promise<string[]> {
  const log = await openLog({ dataFolder, databaseUrl: null });
  try {
    return (await verifyLog(log)).findings.map((finding) => finding.sentence);
  } finally {
    await log.close();
  }
}
