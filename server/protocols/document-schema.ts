import * as z from 'zod/mini';
import { importedProtocolSchema } from '#shared/protocols/imported-protocol.ts';

/** JSON Schema of the document that is exported and imported, from the schema that guards it. */
export const DOCUMENT_SCHEMA = {
  ...z.toJSONSchema(importedProtocolSchema, { io: 'input' }),
  title: 'Afterdose protocol',
  description:
    'One protocol of a clinic as data. Times are minutes after the first dose unless the name says otherwise; a limit that is null is off. Whether the numbers make sense is asked of POST /api/v1/protocols/check.',
};
