/**
 * The catalog as the server identifies it: by OID and attribute number, so that a thing which kept its name but lost
 * what was stored in it is seen, and so is a thing that only changed its name.
 *
 * <p>Owns reading it and looking things up in it. Must not compare or judge. The normal form by names, which is equal on
 * every server, is the catalog package's.
 *
 * <p>Main types: {@link com.pivotalflow.schema.guard.snapshot.Snapshot},
 * {@link com.pivotalflow.schema.guard.snapshot.SnapshotReader}.
 */
@NullMarked
package com.pivotalflow.schema.guard.snapshot;

import org.jspecify.annotations.NullMarked;
