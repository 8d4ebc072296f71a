import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Network } from './network.ts';

export interface Certificate {
  cert: string;
  key: string;
  /** What still works but will not, or not for everybody: sentences for the operator. */
  warnings: string[];
}

const SOON_MS = 14 * 24 * 60 * 60_000;

/**
 * The certificate and key that the settings name. Throws a sentence when they cannot serve at all. One that has expired
 * is served with a warning: a clinic whose screens complain is better off than one whose server does not start.
 */
export function readCertificate({ tls, origins }: Network, nowMs: number): Certificate | null {
  if (tls === null) return null;
  const cert = readSetting('AFTERDOSE_TLS_CERT', tls.certFile);
  const key = readSetting('AFTERDOSE_TLS_KEY', tls.keyFile);
  const parsed = parseCertificate(cert, tls.certFile);
  const parsedKey = parseKey(key, tls.keyFile);
  if (!parsed.checkPrivateKey(parsedKey))
    throw new Error(`the key in ${tls.keyFile} does not belong to the certificate in ${tls.certFile}`);
  try {
    createSecureContext({ cert, key, minVersion: 'TLSv1.2' });
  } catch (error) {
    throw new Error(`the certificate in ${tls.certFile} cannot be used: ${sentenceOf(error)}`);
  }
  return { cert, key, warnings: warningsOf(parsed, origins, nowMs) };
}

function readSetting(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${name} names ${file}, which cannot be read: ${sentenceOf(error)}`);
  }
}

function parseCertificate(text: string, file: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch {
    throw new Error(`${file} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)`);
  }
}

function parseKey(text: string, file: string): KeyObject {
  if (text.includes('ENCRYPTED'))
    throw new Error(
      `the key in ${file} is locked with a passphrase: give one that is not, readable by Afterdose alone`,
    );
  try {
    return createPrivateKey(text);
  } catch {
    throw new Error(`${file} holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)`);
  }
}

function warningsOf(certificate: X509Certificate, origins: readonly string[], nowMs: number): string[] {
  const warnings: string[] = [];
  const { validFrom, validTo } = certificate;
  if (Date.parse(validFrom) > nowMs) warnings.push(`the certificate is not valid before ${validFrom}`);
  if (Date.parse(validTo) <= nowMs)
    warnings.push(`the certificate expired on ${validTo}: browsers refuse it`);
  else if (Date.parse(validTo) - nowMs < SOON_MS)
    warnings.push(`the certificate expires on ${validTo}: renew it`);
  for (const origin of origins) {
    const host = new URL(origin).hostname.replace(/^\[|\]$/g, '');
    const names = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
    if (names === undefined)
      warnings.push(`the certificate does not name ${host}: browsers refuse it at ${origin}`);
  }
  return warnings;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
