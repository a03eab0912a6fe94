/**
 * What an observation means: the rules of groups D, C, R, L, B, G and M, judged by the net effect of a script.
 *
 * <p>Owns the rules. Must not touch a database: a judgement is a function of facts, so the same facts always give the
 * same findings. Each group of rules has a class of its own.
 *
 * <p>Main types: {@link com.pivotalflow.schema.guard.judgement.Judgement}.
 */
@NullMarked
package com.pivotalflow.schema.guard.judgement;

import org.jspecify.annotations.NullMarked;
