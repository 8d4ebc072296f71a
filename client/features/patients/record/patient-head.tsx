import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { allergiesText } from '#client/ui/allergies.ts';
import { ageYears, formatBirthDate } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isHiding, isolated } from '#client/ui/isolated.ts';
import { SEX_WORDS } from '#client/ui/sex-words.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import styles from './record.module.css';

interface Props {
  patient: PatientRecord;
  nowMs: number;
  timeZone: string;
  acts: ReactNode;
}

/** Who this is, in two identifiers and by every name they are registered under, and what they must not be given. */
export function PatientHead({ patient, nowMs, timeZone, acts }: Props) {
  const { identity, sameName, restrictedTo, alsoRegisteredAs } = patient;
  const years = ageYears(identity.birthDate, nowMs, timeZone);
  return (
    <section className={styles.head} aria-label="Patient">
      <Link href="/arrivals" className={styles.back ?? ''}>
        <Icon name="arrowLeft" /> <span>Arrivals</span>
      </Link>
      <div className={styles.who}>
        <h1>
          {isolated(identity.name)}
          {identity.chosenName !== null && <small> “{isolated(identity.chosenName)}”</small>}
        </h1>
        <p>
          {years} {SEX_WORDS[identity.sex]} · born {formatBirthDate(identity.birthDate)} · record{' '}
          {isolated(identity.recordNumber)}
          {sameName && <b className={styles.mark}>similar name</b>}
          {restrictedTo !== null && <b className={styles.mark}>restricted</b>}
          {isHiding(identity.name) && <b className={styles.mark}>hidden characters</b>}
        </p>
        {alsoRegisteredAs.map((other) => (
          <p key={other.patientId}>
            Also registered as {isolated(other.name)}, born {formatBirthDate(other.birthDate)}, record{' '}
            {isolated(other.recordNumber)}
          </p>
        ))}
      </div>
      <p className={styles.allergies}>
        {identity.allergies.length === 0 ? (
          <span>{allergiesText([])}</span>
        ) : (
          identity.allergies.map((allergy) => (
            <span key={allergy} data-allergy>
              Allergy: {isolated(allergy)}
            </span>
          ))
        )}
      </p>
      <div className={styles.acts}>{acts}</div>
    </section>
  );
}
