// Shows the page that the part of the address behind # names. It never reaches the server, so every address is its root.

let table = [];
let shown = 0;

/**
 * What stands behind #.
 * @returns {{path: string, query: URLSearchParams}}
 */
export function place() {
  const [path, query] = location.hash.slice(1).split("?", 2);
  return { path: path || "/", query: new URLSearchParams(query ?? "") };
}

/** Goes to a page. */
export function go(path) {
  if (location.hash === `#${path}`) {
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = path;
  }
}

/** Writes filters into the address without leaving the page. */
export function rewrite(path, query) {
  const text = query.toString();
  history.replaceState(null, "", `#${path}${text ? `?${text}` : ""}`);
}

/**
 * The page that a path leads to.
 * @returns {?{route: Object, params: Object}}
 */
export function match(routes, path) {
  const parts = path.split("/").filter(Boolean);
  for (const route of routes) {
    const pattern = route.path.split("/").filter(Boolean);
    if (pattern.length === parts.length) {
      const params = {};
      const fits = pattern.every((part, i) => {
        if (part.startsWith(":")) {
          params[part.slice(1)] = parts[i];
          return true;
        }
        return part === parts[i];
      });
      if (fits) {
        return { route, params };
      }
    }
  }
  return null;
}

/**
 * Shows pages from now on.
 * @param {Array<{path: string, load: function}>} routes each loads a module whose `show` makes the page
 * @param {function(Object)} draw gets {route, params, query, isCurrent}
 */
export function follow(routes, draw) {
  table = routes;
  const step = () => {
    shown += 1;
    const number = shown;
    const { path, query } = place();
    const found = match(table, path);
    draw({
      route: found?.route ?? null,
      params: found?.params ?? {},
      query,
      isCurrent: () => shown === number,
    });
  };
  addEventListener("hashchange", step);
  step();
}
