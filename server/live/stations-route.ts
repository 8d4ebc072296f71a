import { stationsSchema } from '#shared/wire/stations.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn } from '../people/admission.ts';
import type { StaffNamespace } from './sockets.ts';
import { stationsOf } from './stations.ts';

/** The open screens of the clinic, as staff see who is where. */
export function stationsRoute(app: Routes, staff: StaffNamespace): void {
  app.get(
    '/api/v1/stations',
    {
      config: { act: 'seeStations' },
      schema: {
        tags: ['stations'],
        summary:
          'Open screens: who is at each, whether it is in front and shows the board, and whether it could be heard',
        response: { 200: stationsSchema },
      },
    },
    async (request) => {
      const { house, pauses } = roomsIn(request);
      return { stations: stationsOf(staff, house.clinicId, pauses) };
    },
  );
}
