// Who is signed in, and what they may do. Kept in memory only.

let user = null;

/** Remembers who is signed in; null for nobody. */
export function setUser(next) {
  user = next;
}

/** Who is signed in, or null. */
export function currentUser() {
  return user;
}

/** Whether the person has one of these permissions. It only decides what is shown; the server decides what is done. */
export function can(...permissions) {
  return permissions.some((permission) => user?.permissions.includes(permission) ?? false);
}

/** Whether the person has all of these permissions. */
export function canAll(...permissions) {
  return permissions.every((permission) => can(permission));
}
