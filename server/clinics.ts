import { type CourseStore, courseStore } from './courses/course-store.ts';
import { type Contacts, openContacts } from './devices/contacts.ts';
import { type PostLimits, postLimits } from './devices/post-limits.ts';
import { type PostReadings, readingsPoster } from './devices/post-readings.ts';
import { type House, houseOf, type Premises } from './house.ts';
import { type ClinicLive, openClinicLive } from './live/open-live.ts';
import { openPauses, type Pauses } from './live/pauses.ts';
import type { StaffNamespace } from './live/sockets.ts';
import { keepVigil, type Vigil } from './live/vigil.ts';
import { type ReplayJobs, replayJobs } from './protocols/replays/replay-jobs.ts';
import { runReplay } from './protocols/replays/run-replay.ts';
import { chairRule } from './sessions/chairs.ts';
import { performer } from './sessions/perform.ts';
import { type StaffCommand, staffCommand } from './sessions/staff-command.ts';
import { keyedQueue } from './streams.ts';
import { openWebhooks, type Webhooks } from './webhooks/open-webhooks.ts';

/** One clinic at work: its sessions in memory, its board, its devices. Nothing in here knows another clinic. */
export interface Rooms extends ClinicLive {
  house: House;
  command: StaffCommand;
  /** Whether somebody watches, and could be heard. */
  vigil: Vigil;
  /** Stations whose sound is paused. */
  pauses: Pauses;
  /** Places outside that are told. */
  webhooks: Webhooks;
  contacts: Contacts;
  limits: PostLimits;
  post: PostReadings;
  courses: CourseStore;
  replays: ReplayJobs;
  /** One thing at a time per key: a device's posts and bindings, the opening of sessions, registrations. */
  queue: ReturnType<typeof keyedQueue>;
}

export interface Clinics {
  /** The rooms of a clinic, opened when somebody of it first comes. */
  rooms(clinicId: string): Promise<Rooms>;
  /** Those that are open now. */
  open(): Rooms[];
  stop(): Promise<void>;
}

/** Opens every clinic of the log, so that no patient waits for the first caller, and later ones as they are founded. */
export async function openClinics(premises: Premises, staff: StaffNamespace): Promise<Clinics> {
  const opening = new Map<string, Promise<Rooms>>();
  const opened: Rooms[] = [];

  function rooms(clinicId: string): Promise<Rooms> {
    const known = opening.get(clinicId);
    if (known !== undefined) return known;
    const fresh = openRooms(houseOf(premises, clinicId), staff).then((made) => {
      opened.push(made);
      return made;
    });
    opening.set(clinicId, fresh);
    fresh.catch(() => opening.delete(clinicId));
    return fresh;
  }

  const known = await premises.db.selectFrom('clinic').select('clinic_id').orderBy('clinic_id').execute();
  for (const { clinic_id } of known) await rooms(clinic_id);
  return {
    rooms,
    open: () => [...opened],
    stop: async () => {
      for (const room of opened) {
        room.pauses.stop();
        await room.pauses.settled();
        await room.vigil.stop();
        await room.webhooks.stop();
        await room.stop();
        await room.contacts.stop();
        await room.replays.stop();
      }
    },
  };
}

async function openRooms(house: House, staff: StaffNamespace): Promise<Rooms> {
  const contacts = await openContacts(house);
  const live = await openClinicLive(staff, house, contacts);
  const queue = keyedQueue();
  const perform = performer(house, live.desk, chairRule(live.desk.inMemory, live.chairIds));
  let vigil: Vigil | null = null;
  const webhooks = await openWebhooks(house, live.desk);
  const pauses = await openPauses(house, () => void vigil?.look());
  vigil = await keepVigil(house, staff, live.desk, pauses);
  return {
    ...live,
    house,
    command: staffCommand(house, live.desk, live.restrictions, perform),
    vigil,
    pauses,
    webhooks,
    contacts,
    limits: postLimits(house.devicePostsPerS),
    post: readingsPoster(house, live.desk, live.aliases, queue),
    courses: courseStore(house),
    replays: replayJobs(house, runReplay),
    queue,
  };
}
