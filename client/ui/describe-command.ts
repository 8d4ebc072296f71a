import type { SessionCommand } from '#shared/commands.ts';
import type { Vitals } from '#shared/entries.ts';

function describeVitals(vitals: Vitals): string {
  const pressure =
    vitals.systolicMmHg === undefined ? [] : [`${vitals.systolicMmHg}/${vitals.diastolicMmHg ?? '––'}`];
  const rest = [vitals.heartRateBpm, vitals.spo2Percent, vitals.respiratoryRatePerMin, vitals.temperatureC];
  return [...pressure, ...rest.filter((value) => value !== undefined)].join(' ');
}

/** A pending entry in a few words, as its author would recognise it. */
export function describeCommand(command: SessionCommand): string {
  switch (command.type) {
    case 'RecordSet': {
      const vitals = describeVitals(command.body.reading?.content.vitals ?? {});
      const scores = command.body.scores.map((score) => score.content.value ?? '–').join(' ');
      return [vitals, scores].filter((part) => part !== '').join(' · ') || 'A set';
    }
    case 'GiveDose':
      return `Device, ${command.body.content.deliveredMg} mg`;
    case 'StopDosing':
      return 'Dosing stopped';
    case 'GiveMedicine':
      return `${command.body.content.name} ${command.body.content.amount}`;
    case 'ReportSymptom':
      return 'Symptom';
    case 'WriteNote':
      return 'Note';
    default:
      return 'Act';
  }
}
