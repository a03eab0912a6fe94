/**
 * A run: from the files of the build to a database that has them, whatever happens on the way.
 *
 * <p>Owns the order of the steps, the lock that admits one runner, time-outs and retries, both ways of applying scripts
 * and what is done after a runner was killed. Must not know who started it, judge what a script does or save a row: the
 * verdict stands in the journal, and copies are made behind an interface.
 *
 * <p>Main types: {@link com.pivotalflow.schema.run.Packaged}, the files of a build.
 */
@NullMarked
package com.pivotalflow.schema.run;

import org.jspecify.annotations.NullMarked;
