package com.pivotalflow.organization;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method only reads, and what it reads may be read from a copy of the database: a transaction that begins with it is
 * answered by {@link Replica} if there is one that has everything that the organization wrote through this node. It is
 * called again on the primary when the copy goes away meanwhile, so it must not do anything but read.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsReplica {}
