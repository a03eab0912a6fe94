/**
 * The files of the schema as text: what may lie in the folders, what a script is called, what it says, and what can be
 * said about it without a database.
 *
 * <p>Owns the names and folders, strict reading, the hashes of a script, its header, the tokens of SQL, the rules with
 * their codes and verdicts, and the text check. Must not know a database, Flyway, a lock file or anything else of ours:
 * bytes go in, findings come out. A text can only be suspected here; that a script is safe is never said.
 *
 * <p>Main types: {@link com.pivotalflow.schema.script.ScriptFolder}, what lies there;
 * {@link com.pivotalflow.schema.script.Script}, one file; {@link com.pivotalflow.schema.script.SqlTokens}, its
 * statements; {@link com.pivotalflow.schema.script.Rule}, {@link com.pivotalflow.schema.script.Verdict} and
 * {@link com.pivotalflow.schema.script.Finding}, the words of every judgement;
 * {@link com.pivotalflow.schema.script.TextCheck}, the first answer.
 */
@NullMarked
package com.pivotalflow.schema.script;

import org.jspecify.annotations.NullMarked;
