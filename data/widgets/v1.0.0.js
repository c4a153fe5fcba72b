/* Widgets of the social innovation bank, 1.0.0. Free software: EUPL-1.2. */
/** Reads the attributes of an element: what is asked of the bank, and what cannot be meant. */
/** The elements, and what each shows. */
const kindsOfTags = {
    'bis-initiatives': 'initiatives',
    'bis-initiative': 'initiative',
    'bis-map': 'map',
    'bis-count': 'count',
    'bis-calls': 'calls',
};
/** Of these an attribute may have several values, with spaces or commas between them. */
const shared = ['theme', 'territory', 'source'];
const ofInitiatives = [
    ...['stage', 'engineering', 'method', 'audience', 'reach'],
    ...['record-type', 'distinction', 'year', 'tag'],
];
const ofCalls = ['call-kind', 'call-for', 'holder'];
const lists = [...shared, ...ofInitiatives, ...ofCalls];
const words = ['q', 'near', 'radius'];
const looks = ['limit', 'layout', 'sort'];
const search = [...shared, ...ofInitiatives, ...words];
/** What each kind takes, besides `lang` and what every element of HTML takes. */
const attributesOfKinds = {
    initiatives: [...search, ...looks, 'json-ld'],
    initiative: ['iri', 'json-ld'],
    map: [...search, 'scheme'],
    count: search,
    calls: [...shared, ...ofCalls, ...words, ...looks, 'json-ld'],
};
/** The attributes of every element, and those that programs of the page put there. */
const ofOthers = /^(id|class|style|lang|dir|title|hidden|slot|part|exportparts|role|tabindex|is|inert|translate|nonce|item\w+|on\w+|(data|aria|x|v|ng)-.*|.*[^a-z-].*)$/;
/** Reads the attributes of an element of a kind. An empty one counts as absent. */
function readAttributes(kind, element) {
    const known = attributesOfKinds[kind];
    const query = new URLSearchParams();
    for (const name of known) {
        const value = element.getAttribute(name)?.trim() ?? '';
        if (name === 'json-ld') {
            if (element.getAttribute(name) !== null)
                query.set('schema', '1');
        }
        else if (lists.includes(name)) {
            for (const one of value.split(/[\s,]+/))
                if (one !== '')
                    query.append(parameterOf(name), one);
        }
        else if (value !== '')
            query.set(name, value);
    }
    const unknown = element.getAttributeNames().filter((name) => !known.includes(name) && !ofOthers.test(name));
    return { query, unknown };
}
/** `record-type` is the parameter `recordType`. */
function parameterOf(attribute) {
    return attribute.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
/** Asks the bank from which the script came, and says in a sentence why there is no answer. */
/** The folder above the one of this script is the bank. */
const bankAddress = new URL('../', import.meta.url);
/** The page that says what elements take. */
const guideAddress = new URL('integrer', bankAddress).href;
const paths = {
    initiatives: 'embed/initiatives',
    initiative: 'embed/initiative',
    map: 'embed/carte',
    count: 'embed/nombre',
    calls: 'embed/appels',
};
/** Milliseconds that an answer may take. */
const patience = 10_000;
/** Why nothing can be shown. */
class NoAnswer extends Error {
    name = 'NoAnswer';
}
/** Asks. Rejects with `NoAnswer`, or when `signal` is aborted. */
async function askBank(kind, query, { isEnglish, signal }) {
    const address = new URL(`${isEnglish ? 'en/' : ''}${paths[kind]}`, bankAddress);
    address.search = query.toString();
    address.searchParams.set('format', 'json');
    const slow = new AbortController();
    const timer = setTimeout(() => slow.abort(), patience);
    try {
        const response = await request(address, AbortSignal.any([signal, slow.signal]));
        const answer = await response.json();
        if (isAnswer(answer))
            return answer;
        throw new NoAnswer(`${bankAddress.host} answers in a way that this script does not know`);
    }
    catch (error) {
        if (error instanceof NoAnswer || signal.aborted)
            throw error;
        if (slow.signal.aborted)
            throw new NoAnswer(`${bankAddress.host} did not answer in ${patience / 1000} s`);
        throw new NoAnswer(`${bankAddress.host} gave no answer that can be read`, { cause: error });
    }
    finally {
        clearTimeout(timer);
    }
}
async function request(address, signal) {
    const response = await fetch(address, { signal, credentials: 'omit' }).catch((cause) => {
        if (signal.aborted)
            throw cause;
        const policy = `this page's Content-Security-Policy needs connect-src ${bankAddress.origin}`;
        throw new NoAnswer(`${bankAddress.host} cannot be reached (if it can otherwise: ${policy})`, { cause });
    });
    if (response.ok)
        return response;
    const problem = (await response.json().catch(() => null));
    const detail = typeof problem?.detail === 'string' ? problem.detail : 'no reason was given';
    throw new NoAnswer(`${bankAddress.host} answered ${response.status}: ${detail}`);
}
function isAnswer(answer) {
    const { items, sources, words } = (answer ?? {});
    return Array.isArray(items) && Array.isArray(sources) && typeof words === 'object';
}
/** Waits for what is seen, and for the page in a frame. */
/** Resolves when the element comes near to what is seen of the page; never after `signal`. */
function untilSeen(element, signal) {
    return new Promise((resolve) => {
        const observer = new IntersectionObserver((entries) => {
            if (!entries.some(({ isIntersecting }) => isIntersecting))
                return;
            observer.disconnect();
            resolve();
        }, { rootMargin: '200px' });
        observer.observe(element);
        signal.addEventListener('abort', () => observer.disconnect());
    });
}
/** Resolves when the page in the frame says that it stands; the frame is then as high as it. Rejects with `NoAnswer`. */
function untilStanding(frame, signal) {
    return new Promise((resolve, reject) => {
        const policy = `this page's Content-Security-Policy needs frame-src ${bankAddress.origin}`;
        const refuse = () => reject(new NoAnswer(`the frame of ${bankAddress.host} did not show (if it can otherwise: ${policy})`));
        const timer = setTimeout(refuse, patience);
        const listen = ({ source, data, }) => {
            if (source !== frame.contentWindow || data?.from !== 'bis-embed' || data.message !== 'height')
                return;
            clearTimeout(timer);
            frame.height = String(Math.min(2_000, Number(data.value) || 0));
            resolve();
        };
        window.addEventListener('message', listen, { signal });
        signal.addEventListener('abort', () => clearTimeout(timer));
    });
}
/** How elements look: as the page around them, unless it says otherwise by custom properties and parts. */
/** Colours come from the page, so that what it has made readable stays so. */
const look = `
:host { display: block; color: inherit; font: inherit; line-height: 1.5; overflow-wrap: anywhere; text-align: start; }
:host([hidden]) { display: none; }
:host(bis-count) { display: inline; }
* { box-sizing: border-box; }
.widget { font: var(--bis-font, inherit); color: var(--bis-color, inherit); }
ul, p { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--bis-accent, inherit); text-underline-offset: .18em; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
.item { padding: var(--bis-gap, .75em) 0; border-top: 1px solid var(--bis-line, color-mix(in srgb, currentColor 22%, transparent)); }
.item:first-child { border-top: 0; }
.title { font-weight: 700; text-decoration: none; }
.title:hover { text-decoration: underline; }
.told, .origin { font-size: .875em; color: var(--bis-soft, color-mix(in srgb, currentColor 82%, transparent)); }
.told a, .origin a { color: inherit; }
.badge { display: inline-block; margin-inline-end: .4em; padding: 0 .5em; border: 1px solid; border-radius: 1em; }
.text { margin-top: .2em; }
.foot { margin-top: var(--bis-gap, .75em); padding-top: .4em; border-top: 2px solid var(--bis-accent, currentColor); }
.more { font-weight: 600; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15em, 100%), 1fr)); gap: var(--bis-gap, .75em); }
.cards .item { padding: 1em; border: 1px solid var(--bis-line, color-mix(in srgb, currentColor 22%, transparent)); border-radius: var(--bis-radius, .375em); background: var(--bis-background, none); }
.frame { display: block; width: 100%; min-height: 20rem; border: 0; color-scheme: normal; }
:host(bis-map) { position: relative; }
.waiting { position: absolute; inset: 0 0 auto; height: 1px; min-height: 0; visibility: hidden; }
`;
/** Gives a shadow root its look. A style sheet that is made is not one that the page's policy has to allow. */
function dress(root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(look);
    root.adoptedStyleSheets = [sheet];
}
/** Makes what an element shows of an answer. What partners wrote only ever becomes text. */
/** An element that pages may style by the name of its part. */
function partOf(tag, part, ...children) {
    const element = document.createElement(tag);
    element.part.add(part);
    element.className = part;
    element.append(...children.filter((child) => child !== null));
    return element;
}
/** Text of somebody else: it may be of another language and direction. */
function isolated(text, language = '') {
    const element = document.createElement('bdi');
    if (/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language))
        element.lang = language;
    element.textContent = text;
    return element;
}
function linkOf({ text, href }, part, language = '') {
    if (href === null || !/^https?:/i.test(href))
        return partOf('span', part, isolated(text, language));
    const link = partOf('a', part, isolated(text, language));
    link.href = href;
    return link;
}
function between(parts) {
    return parts.flatMap((part, n) => (n === 0 ? [part] : [' · ', part]));
}
function itemOf(item, words) {
    const { title, href, language, badge, source, details, text } = item;
    const told = source === null ? [] : [wrap(`${words.toldBy} `, linkOf(source, 'source'))];
    const badged = badge === null ? null : partOf('span', 'badge', badge);
    const line = between([...told, ...details.map((detail) => isolated(detail))]);
    const shown = text === null ? null : partOf('p', 'text', isolated(text, language));
    return partOf('li', 'item', linkOf({ text: title, href }, 'title', language), partOf('p', 'told', badged, ...line), shown);
}
function wrap(...children) {
    return partOf('span', 'by', ...children);
}
function footOf({ kind, total, heading, more, sources, bank, words }) {
    const isList = kind === 'initiatives' || kind === 'calls';
    const text = isList && total > 0 ? `${more.text} (${heading})` : more.text;
    const told = sources.map((source) => wrap(linkOf(source, 'source'), ' (', linkOf(source.licence, 'licence'), ')'));
    const origin = partOf('p', 'origin', ...between([...told, linkOf(bank, 'bank')]));
    if (told.length > 0)
        origin.prepend(`${words.sources} `);
    return partOf('div', 'foot', partOf('p', 'more', linkOf({ ...more, text }, 'more')), origin);
}
/** A list of records, or one. `layout` is `cards` or a list. */
function showRecords(answer, layout) {
    const { items, words, language } = answer;
    const list = partOf('ul', 'items', ...items.map((item) => itemOf(item, words)));
    // Without marks a list would be none to some screen readers.
    list.setAttribute('role', 'list');
    if (layout === 'cards')
        list.classList.add('cards');
    const content = items.length === 0 ? partOf('p', 'none', words.none) : list;
    const widget = partOf('div', 'widget', content, footOf(answer));
    widget.lang = language;
    return widget;
}
/** How many there are, in the middle of a sentence. */
function showCount({ heading, more, bank, language }) {
    const count = linkOf({ text: heading, href: more.href }, 'count');
    const widget = partOf('span', 'widget', count, ' (', linkOf(bank, 'bank'), ')');
    widget.lang = language;
    return widget;
}
/** The frame of a map. It shows when the page in it has said that it stands. */
function makeFrame({ frame, heading, bank, language }) {
    const element = partOf('iframe', 'frame');
    element.classList.add('waiting');
    element.lang = language;
    element.title = `${heading} · ${bank.text}`;
    element.src = frame;
    return element;
}
/** The answer in the words of schema.org, as a data block of the page. */
function makeSchema(schema) {
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    // As a child: the property of the text is closed where pages require trusted types.
    script.append(JSON.stringify(schema).replaceAll('<', '\\u003c'));
    return script;
}
/** What an element does: it asks, shows what it is told, and leaves the link inside where anything fails. */
/** The life of one element. */
class Widget {
    #host;
    #kind;
    #root;
    /** What stands inside the element in the page: a link. */
    #inside = document.createElement('slot');
    #schema = null;
    #asked = new AbortController();
    constructor(host, kind) {
        this.#host = host;
        this.#kind = kind;
        this.#root = host.attachShadow({ mode: 'open' });
        this.#root.append(this.#inside);
    }
    /** Asks anew, once for all attributes that change together. */
    refresh() {
        this.stop();
        this.#asked = new AbortController();
        const { signal } = this.#asked;
        queueMicrotask(() => {
            if (!signal.aborted)
                void this.#show(signal);
        });
    }
    stop() {
        this.#asked.abort();
    }
    async #show(signal) {
        try {
            const { query, unknown } = readAttributes(this.#kind, this.#host);
            for (const name of unknown)
                this.#tell(`it has no attribute "${name}"`);
            if (this.#kind === 'map')
                await untilSeen(this.#host, signal);
            const answer = await askBank(this.#kind, query, { isEnglish: this.#isEnglish(), signal });
            for (const { parameter, value } of answer.unknown)
                this.#tell(`"${value}" is no known ${parameter}`);
            if (answer.unknown.length > 0 && answer.total === 0)
                return this.#leaveLink();
            dress(this.#root);
            await this.#put(answer, signal);
            this.#describe(answer);
        }
        catch (error) {
            if (signal.aborted)
                return;
            this.#leaveLink();
            this.#tell(error instanceof NoAnswer ? error.message : String(error));
        }
    }
    async #put(answer, signal) {
        if (this.#kind === 'map') {
            const frame = makeFrame(answer);
            this.#root.replaceChildren(this.#inside, frame);
            await untilStanding(frame, signal);
            frame.classList.remove('waiting');
            this.#inside.remove();
        }
        else if (this.#kind === 'count')
            this.#root.replaceChildren(showCount(answer));
        else
            this.#root.replaceChildren(showRecords(answer, this.#host.getAttribute('layout')));
    }
    #describe({ schema }) {
        this.#schema?.remove();
        this.#schema = schema === null ? null : makeSchema(schema);
        if (this.#schema !== null)
            this.#host.append(this.#schema);
    }
    #leaveLink() {
        this.#schema?.remove();
        this.#root.replaceChildren(this.#inside);
    }
    // The element's language or that of what it stands in; the bank speaks French and English.
    #isEnglish() {
        return /^en\b/i.test(this.#host.closest('[lang]')?.getAttribute('lang') ?? '');
    }
    #tell(complaint) {
        console.warn(`<${this.#host.localName}>: ${complaint}. See ${guideAddress}`, this.#host);
    }
}
/** Makes the elements known to the browser: the last part of the script. */
// A page may have the script twice, of two versions: the first one stays.
for (const [tag, kind] of Object.entries(kindsOfTags)) {
    if (customElements.get(tag) !== undefined)
        continue;
    class BankElement extends HTMLElement {
        static observedAttributes = ['lang', ...attributesOfKinds[kind]];
        #widget = new Widget(this, kind);
        connectedCallback() {
            this.#widget.refresh();
        }
        attributeChangedCallback() {
            if (this.isConnected)
                this.#widget.refresh();
        }
        disconnectedCallback() {
            this.#widget.stop();
        }
    }
    customElements.define(tag, BankElement);
}
