// Speaks to the interface: the one place that knows tokens, tags, keys and problem documents.

const BASE = "/api/v1";
const DESCRIPTION = "/api/openapi";
const LOCK = "pivotal-refresh";

let token = "";
let renewing = null;
let onSession = () => {};
let askToSignIn = () => Promise.reject(new Problem({ status: 401, code: "AUTHENTICATION_REQUIRED" }));

/** What the server refused, and why. */
export class Problem extends Error {
  constructor(document) {
    super(document.detail || document.title || "Something went wrong.");
    this.status = document.status ?? 0;
    this.code = document.code ?? "UNKNOWN";
    this.title = document.title ?? "";
    this.errors = document.errors ?? document.violations ?? [];
    this.traceId = document.traceId;
    this.members = document;
  }
}

/**
 * Says who is told of a new session, and who asks a person to sign in again.
 * @param {{session: function(Object), signIn: function(): Promise<void>}} hooks
 */
export function connect(hooks) {
  onSession = hooks.session;
  askToSignIn = hooks.signIn;
}

function begin(session) {
  token = session.accessToken;
  onSession(session.user);
  return session.user;
}

/** A key by which the server knows a repeated request again. */
export function newKey() {
  return crypto.randomUUID();
}

function address(path, query) {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const text = new URLSearchParams(given).toString();
  return BASE + path + (text ? `?${text}` : "");
}

async function exchange(method, path, options) {
  const headers = { Accept: options.accept ?? "application/json" };
  if (options.file) {
    headers["Content-Type"] = options.fileType;
  } else if (options.body !== undefined) {
    headers["Content-Type"] = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  }
  if (options.ifMatch) {
    headers["If-Match"] = options.ifMatch;
  }
  if (options.key) {
    headers["Idempotency-Key"] = options.key;
  }
  if (options.cookie) {
    headers["X-Requested-With"] = "pivotal";
  } else if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  try {
    return await fetch(address(path, options.query), {
      method,
      headers,
      body: options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      signal: options.signal,
      credentials: "same-origin",
    });
  } catch (cause) {
    if (cause.name === "AbortError") {
      throw cause;
    }
    throw new Problem({ code: "UNREACHABLE", detail: "The server can't be reached. Nothing was lost; try again." });
  }
}

async function problemOf(answer) {
  try {
    return new Problem(await answer.json());
  } catch {
    return new Problem({ status: answer.status, detail: `The server answered ${answer.status}.` });
  }
}

async function refresh() {
  // One at a time in all tabs: a cookie that was used before ends every session that came of it.
  const work = async () => {
    const answer = await exchange("POST", "/auth/refresh", { cookie: true });
    if (!answer.ok) {
      throw await problemOf(answer);
    }
    return begin(await answer.json());
  };
  return navigator.locks ? navigator.locks.request(LOCK, work) : work();
}

/** Renews the session by its cookie; calls at the same time share one request. */
export function renew() {
  renewing ??= refresh().finally(() => {
    renewing = null;
  });
  return renewing;
}

async function renewOrAsk() {
  try {
    await renew();
  } catch (problem) {
    if (problem.status !== 401) {
      throw problem;
    }
    await askToSignIn();
  }
}

async function send(method, path, options = {}) {
  // Kept for a second attempt, so that a request which did arrive has no second effect.
  const settled = { ...options };
  if (method === "POST" && !path.startsWith("/auth/") && settled.key === undefined) {
    settled.key = newKey();
  }
  let answer = await exchange(method, path, settled);
  if (answer.status === 401 && !path.startsWith("/auth/login")) {
    await renewOrAsk();
    answer = await exchange(method, path, settled);
  }
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer;
}

async function json(method, path, options) {
  const answer = await send(method, path, options);
  const type = answer.headers.get("Content-Type") ?? "";
  return type.includes("json") ? answer.json() : null;
}

/** Reads a resource. @returns {Promise<Object>} */
export const get = (path, query, options) => json("GET", path, { ...options, query });

/** Makes or does something. Options: ifMatch, signal, and key: null for what leaves nothing behind. */
export const post = (path, body, options) => json("POST", path, { ...options, body: body ?? {} });

/** Changes the members that are given, and no others. */
export const patch = (path, body, ifMatch) => json("PATCH", path, { body, ifMatch });

/** Puts something in its place. */
export const put = (path, body, ifMatch) => json("PUT", path, { body, ifMatch });

/** Takes a resource away. */
export const remove = (path, ifMatch) => json("DELETE", path, { ifMatch });

/** Sends a file as it is. @returns {Promise<Object>} */
export const upload = (path, file, fileType, query) => json("POST", path, { file, fileType, query });

/** Reads a file. @returns {Promise<Blob>} */
export async function file(path, accept) {
  const answer = await send("GET", path, { accept });
  return answer.blob();
}

let described = null;

/** The server's description of its interface, OpenAPI 3.1; asked for once. @returns {Promise<Object>} */
export function description() {
  described ??= fetch(DESCRIPTION, { headers: { Accept: "application/json" } })
    .then(async (answer) => (answer.ok ? answer.json() : Promise.reject(await problemOf(answer))))
    .catch((problem) => {
      described = null;
      throw problem;
    });
  return described;
}

/**
 * Begins a session.
 * @param {{email: string, password: string, organization?: string, newPassword?: string}} body
 * @returns {Promise<Object>} who is signed in
 */
export async function signIn(body) {
  const answer = await exchange("POST", "/auth/login", { body });
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return begin(await answer.json());
}

/** Ends the session here and on the server. */
export async function signOut() {
  await exchange("POST", "/auth/logout", { cookie: true }).catch(() => {});
  token = "";
}
