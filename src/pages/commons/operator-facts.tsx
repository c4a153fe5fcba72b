/** What the operator of a deployment says of itself, on the pages that the law wants. */

import type { FC } from 'hono/jsx';
import type { Deployment, Operator, Party } from '../../model/deployment.js';
import { Fact } from '../facts.js';
import { formatDate, type Language } from '../language.js';
import { External } from '../marked.js';
import { accessibilityWords, statementDate } from './accessibility-words.js';
import { contactOf } from './deployment-parts.js';
import { legalWords } from './legal-words.js';
import { privacyWords } from './privacy-words.js';
import { Blocks, Inline, typeset } from './prose.js';

interface Frame {
  readonly deployment: Deployment;
  readonly language: Language;
}

/** Publisher and host; or that nobody has said who they are, and how that is done. */
export const PublisherFacts: FC<Frame> = ({ deployment, language }) => {
  const words = legalWords[language];
  const { operator, contact } = deployment;
  if (operator === null) {
    return (
      <>
        <p class="notice">{typeset(words.unknown, language)}</p>
        <Blocks of={[words.law, words.how]} language={language} />
      </>
    );
  }
  return (
    <>
      <h2 id="publisher">{words.publisher}</h2>
      <dl>
        <PartyRows of={operator} language={language} />
        <Fact label={words.contact}>{contactOf(contact, language)}</Fact>
        {operator.registration === null ? null : (
          <Fact label={words.registration}>{operator.registration}</Fact>
        )}
        <Fact label={words.director}>{operator.director ?? words.notTold}</Fact>
      </dl>
      <h2 id="host">{words.host}</h2>
      {operator.host === null ? (
        <p>{words.notTold}</p>
      ) : (
        <dl>
          <PartyRows of={operator.host} language={language} />
        </dl>
      )}
    </>
  );
};

const PartyRows: FC<{ of: Party; language: Language }> = ({ of, language }) => {
  const words = legalWords[language];
  return (
    <>
      <Fact label={words.name}>{of.name}</Fact>
      <Fact label={words.address}>{of.address ?? words.notTold}</Fact>
      <Fact label={words.phone}>{of.phone ?? words.notTold}</Fact>
    </>
  );
};

/** What the operator adds on personal data; nothing where it has not said anything. */
export const PrivacyOfDeployment: FC<{ operator: Operator | null; language: Language }> = (props) => {
  const { operator, language } = props;
  if (operator === null || operator.privacy === null) return null;
  return (
    <section aria-labelledby="deployment">
      <h2 id="deployment">{typeset(privacyWords[language].deployment, language)}</h2>
      {operator.privacy[language].split(/\n{2,}/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </section>
  );
};

/** Whose statement it is, and of when; and the operator's own, where there is one. */
export const StatementFacts: FC<Frame & { base: string }> = ({ deployment, language, base }) => {
  const words = accessibilityWords[language];
  const { operator } = deployment;
  return (
    <>
      {operator === null || operator.accessibility === null ? null : (
        <p class="notice">
          <Inline of={words.own} language={language} /> <External href={operator.accessibility} />
        </p>
      )}
      <p>
        {words.made} {formatDate(statementDate, language)}. {words.concerns} <code>{base}</code>
        {operator === null ? '' : `, ${words.runBy} ${operator.name}`}.
      </p>
    </>
  );
};
