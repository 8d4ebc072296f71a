import * as z from 'zod/mini';
import { protocolSchema } from '#shared/protocols/protocol.ts';
import * as api from '#shared/wire/api.ts';
import * as courses from '#shared/wire/courses.ts';
import { patientHistorySchema } from '#shared/wire/history.ts';
import { judgementSchema } from '#shared/wire/judged.ts';
import * as noise from '#shared/wire/noise.ts';
import * as people from '#shared/wire/people.ts';
import * as protocols from '#shared/wire/protocols.ts';
import * as sessions from '#shared/wire/sessions.ts';
import * as stations from '#shared/wire/stations.ts';
import * as trail from '#shared/wire/trail.ts';
import * as webhooks from '#shared/wire/webhooks.ts';

/** What answers are called in the description of the interface; others stand where they are used. */
const NAMES = {
  Board: sessions.boardSchema,
  BrokenGlass: people.allBrokenGlassSchema,
  CarriedOut: sessions.carriedOutSchema,
  Clinic: api.clinicInfoSchema,
  Colleagues: people.colleaguesSchema,
  Course: courses.courseSchema,
  CourseTemplates: courses.courseTemplatesSchema,
  Courses: courses.coursesSchema,
  Device: api.deviceInfoSchema,
  Devices: api.devicesSchema,
  Display: people.displayInfoSchema,
  DisplayAdded: people.addedDisplaySchema,
  Displays: people.displaysSchema,
  DueVisits: courses.dueVisitsSchema,
  EndedSessions: sessions.endedSessionsSchema,
  Events: sessions.eventsPageSchema,
  FoundPatients: api.foundPatientsSchema,
  Heartbeat: api.heartbeatSchema,
  Installation: people.installationSchema,
  InvitationOpened: people.openedInvitationSchema,
  Judgement: judgementSchema,
  OpenGlass: sessions.openGlassSchema,
  OwnSignIns: people.ownSignInsSchema,
  Patient: api.patientRecordSchema,
  PatientHistory: patientHistorySchema,
  PostAnswer: api.postAnswerSchema,
  ReadingAnswer: api.readingAnswerSchema,
  Protocol: protocols.protocolViewSchema,
  ProtocolChecked: protocols.checkedProtocolSchema,
  ProtocolDocument: protocolSchema,
  Protocols: protocols.protocolsSchema,
  ProtocolsCompared: protocols.comparedProtocolsSchema,
  Readings: sessions.readingsPageSchema,
  ReadingSettled: api.settledReadingSchema,
  RecoveryCodes: people.recoveryCodesSchema,
  RefusedReadings: api.refusedReadingsSchema,
  SecondFactorOffer: people.secondFactorOfferSchema,
  Session: sessions.sessionViewSchema,
  SessionOpened: sessions.openedSessionSchema,
  SignedIn: people.signedInSchema,
  SignedInPerson: people.signedInPersonSchema,
  NoiseReport: noise.noiseReportSchema,
  Staff: people.allStaffSchema,
  StaffInvited: people.invitedStaffSchema,
  StaffMember: people.staffInfoSchema,
  SoundChecked: stations.soundCheckedSchema,
  SoundPaused: stations.pausedSchema,
  Stations: stations.stationsSchema,
  TokenIssued: people.issuedTokenSchema,
  TrailPage: trail.trailPageSchema,
  TrailVerification: trail.trailVerificationSchema,
  WaitingReadings: api.waitingReadingsSchema,
  Webhook: webhooks.webhookInfoSchema,
  WebhookAdded: webhooks.addedWebhookSchema,
  Webhooks: webhooks.webhooksSchema,
} as const;

export const NAMED_ANSWERS = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(NAMES)) NAMED_ANSWERS.add(schema, { id });
