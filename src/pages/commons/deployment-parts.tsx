/** What a deployment puts into the texts: addresses, limits, and what it keeps. */

import type { Child } from 'hono/jsx';
import type { Deployment } from '../../model/deployment.js';
import { formatNumber, type Language } from '../language.js';
import { To } from '../marked.js';
import { dataWords } from './data-words.js';
import { privacyWords } from './privacy-words.js';
import { Inline, type Parts } from './prose.js';

const noContact: Readonly<Record<Language, string>> = {
  fr: 'ce déploiement n’a pas donné d’adresse de contact',
  en: 'this deployment has given no contact address',
};

/** An address by which somebody is reached, as it is written. */
export function contactOf(contact: string | null, language: Language): Child {
  if (contact === null) return <em>{noContact[language]}</em>;
  return <To link={{ href: contact, text: contact.replace(/^mailto:/, ''), language: '' }} />;
}

/** The parts that the texts name. `base` is the address of the site, with a slash at the end. */
export function partsOf(deployment: Deployment, base: string, language: Language): Parts {
  const { contact, operator, robot, keepsLog, limits } = deployment;
  const { share, noShare } = dataWords[language];
  const log = privacyWords[language];
  const number = (value: number) => formatNumber(value, language);
  return {
    robot,
    contact: contactOf(contact, language),
    dataProtection: contactOf(operator?.dataProtection ?? contact, language),
    feed: `${base}${language === 'fr' ? '' : 'en/'}recherche?q=jardin&format=atom`,
    seconds: number(limits.seconds),
    rows: number(limits.rows),
    share: <Inline of={limits.share === 0 ? noShare : share(number(limits.share))} language={language} />,
    log: <Inline of={`${keepsLog ? log.kept : log.notKept} ${log.around}`} language={language} />,
  };
}
