/** The journal's schema, as the steps that lead to it. A step that has been released is never edited. */

/** SQL, a step a version of the schema. */
export const schemaSteps: readonly string[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- A page of a source, and when it was last read.
  CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    seen_at TEXT NOT NULL
  ) STRICT;

  -- A graph as it stands; one that has been removed has no text.
  CREATE TABLE graph (
    id INTEGER PRIMARY KEY,
    iri TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('content', 'provenance')),
    page INTEGER REFERENCES page (id),
    hash TEXT,
    quads INTEGER NOT NULL,
    stored_bytes INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX graph_by_page ON graph (page) WHERE page IS NOT NULL;
  CREATE INDEX graph_by_kind ON graph (kind, iri) WHERE quads > 0;

  -- Apart from the rest, so that counting and listing need not pass over the texts.
  CREATE TABLE graph_text (graph INTEGER PRIMARY KEY REFERENCES graph (id), text BLOB NOT NULL) STRICT;

  -- Which content graphs have a thing as a subject.
  CREATE TABLE subject (
    iri TEXT NOT NULL,
    graph INTEGER NOT NULL REFERENCES graph (id),
    PRIMARY KEY (iri, graph)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX subject_by_graph ON subject (graph);

  -- Every change, in order. The texts are canonical N-Quads lines; "shared" holds those among them whose
  -- triple another content graph states too, so that the default graph neither gains nor loses it.
  CREATE TABLE change (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Changes of one transaction have one number: they are seen together or not at all.
    transaction_number INTEGER NOT NULL,
    at TEXT NOT NULL,
    graph INTEGER NOT NULL REFERENCES graph (id),
    added BLOB,
    removed BLOB,
    shared BLOB
  ) STRICT;
  CREATE INDEX change_by_graph ON change (graph);

  -- The one process that writes, if there is one.
  CREATE TABLE writer (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    token TEXT NOT NULL,
    process INTEGER NOT NULL,
    -- When the process began, as its system counts: a number may be given to another process later.
    began TEXT NOT NULL,
    host TEXT NOT NULL,
    command TEXT NOT NULL,
    since TEXT NOT NULL,
    heartbeat INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- What tells this journal from every other, so that an image or a follower of another one is not taken for its own.
  INSERT INTO setting (name, value) VALUES ('identity', lower(hex(randomblob(16))));
  -- The last change that compaction has removed.
  INSERT INTO setting (name, value) VALUES ('compacted', '0');

  `,
  `
  -- Of subjects that several content graphs describe (or did): how many of them state a triple. A subject has either
  -- no row or all of its triples; the first change that concerns it in a second graph counts it.
  CREATE TABLE counted_triple (
    subject TEXT NOT NULL,
    -- SHA-256 of the triple's canonical N-Triples line.
    digest BLOB NOT NULL,
    graphs INTEGER NOT NULL CHECK (graphs >= 0),
    PRIMARY KEY (subject, digest)
  ) STRICT, WITHOUT ROWID;
  -- A graph's subjects are told by its text.
  DROP INDEX subject_by_graph;
  -- Content and provenance stand under prefixes of their own, so the index of the IRIs lists either.
  DROP INDEX graph_by_kind;
  `,
  `
  -- A record of the page archive: a body that an address gave, once for each body, and when it last gave it.
  CREATE TABLE capture (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    digest TEXT NOT NULL,
    is_page INTEGER NOT NULL,
    file TEXT NOT NULL,
    offset INTEGER NOT NULL,
    record TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    listed_on TEXT,
    UNIQUE (url, digest, is_page)
  ) STRICT;
  CREATE INDEX capture_by_source ON capture (source, is_page);
  CREATE INDEX capture_by_file ON capture (file, offset);

  -- What harvests found out about quality, as JSON: derived data, no part of the dataset.
  CREATE TABLE harvest_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    report TEXT NOT NULL
  ) STRICT;
  CREATE INDEX harvest_report_by_source ON harvest_report (source, id);
  `,
  `
  -- What opens the doors that write: no part of the dataset, its history or a backup.
  CREATE TABLE token (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    -- Words separated by spaces.
    scopes TEXT NOT NULL,
    -- SHA-256 of the token, which is kept nowhere.
    hash BLOB NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What the graph is after the change, so that past versions can be told by their checksum. Of changes made before this
  -- step only the last ones of each graph are known.
  ALTER TABLE change ADD COLUMN hash TEXT;
  ALTER TABLE change ADD COLUMN quads INTEGER;
  UPDATE change SET hash = graph.hash, quads = graph.quads FROM graph WHERE change.sequence = graph.sequence;
  CREATE INDEX change_by_transaction ON change (transaction_number);
  `,
  `
  -- What was forgotten at its owner's wish and is not to come back: the SHA-256 of a graph's IRI, a page's address or a
  -- source's id, so that the table tells nothing of it.
  CREATE TABLE forgotten (digest BLOB PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
  -- Whether the texts of the change have been taken out since: its number stays.
  ALTER TABLE change ADD COLUMN is_redacted INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- The pages that are known of a source, and when each is to be read again: no part of the dataset.
  CREATE TABLE frontier (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    listed_on TEXT,
    depth INTEGER NOT NULL,
    -- Pages of lists are read in every harvest.
    is_list INTEGER NOT NULL,
    -- The run in which it was last visited.
    run INTEGER NOT NULL DEFAULT 0,
    etag TEXT,
    last_modified TEXT,
    read_at TEXT,
    -- Days until it is due again.
    interval REAL NOT NULL,
    due_at TEXT NOT NULL,
    -- Since when it is not there any more.
    missing_since TEXT,
    failures INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX frontier_by_source ON frontier (source, run, id);

  -- The last harvest of each source, which goes on where its process has died.
  CREATE TABLE crawl_run (
    source TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    is_over INTEGER NOT NULL,
    tally TEXT
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- When the graph first came, whatever compaction does to its changes. Of graphs that came before this step it is the
  -- first change that is known.
  ALTER TABLE graph ADD COLUMN came_at TEXT;
  UPDATE graph SET came_at =
    coalesce((SELECT at FROM change WHERE change.graph = graph.id ORDER BY sequence LIMIT 1), changed_at);
  `,
  `
  -- Pages of the event stream that were issued anew since something in them was forgotten, and how often.
  CREATE TABLE stream_edition (page INTEGER PRIMARY KEY, edition INTEGER NOT NULL) STRICT;
  -- The stream shows the last versions of graphs whose changes were compacted away.
  CREATE INDEX graph_by_sequence ON graph (sequence);
  `,
  `
  -- Of an event stream that the data directory follows: its pages as they were last read...
  CREATE TABLE followed_page (
    address TEXT PRIMARY KEY,
    tag TEXT,
    -- A full page never changes, and is not asked again.
    is_full INTEGER NOT NULL,
    -- Addresses of the pages that it leads to, as JSON.
    relations TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  -- ... and the newest version of each graph that was told; one without a hash was removed.
  CREATE TABLE followed_graph (
    graph TEXT PRIMARY KEY,
    moment TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Sources may be streams too: each has its pages, and its objects with their texts. Those of a copy are of no source ('').
  ALTER TABLE followed_page RENAME TO copied_page;
  CREATE TABLE followed_page (
    source TEXT NOT NULL,
    address TEXT NOT NULL,
    tag TEXT,
    is_full INTEGER NOT NULL,
    relations TEXT NOT NULL,
    PRIMARY KEY (source, address)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO followed_page SELECT '', address, tag, is_full, relations FROM copied_page;
  DROP TABLE copied_page;
  CREATE TABLE followed_version (
    source TEXT NOT NULL,
    -- What it is a version of: a graph, or an object of a source.
    name TEXT NOT NULL,
    moment TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT,
    -- Of an object: what is said of it, as N-Triples; NULL where it was removed, or is not to be kept.
    text BLOB,
    -- When it was taken in.
    taken_at TEXT NOT NULL,
    PRIMARY KEY (source, name)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO followed_version SELECT '', graph, moment, sequence, hash, NULL, '' FROM followed_graph;
  DROP TABLE followed_graph;
  `,
  `
  -- Whether the page says itself that it stands elsewhere: what it gives is another page's as soon as one gives it.
  ALTER TABLE page ADD COLUMN is_alias INTEGER NOT NULL DEFAULT 0;
  `,
];
