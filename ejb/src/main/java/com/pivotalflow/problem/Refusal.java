package com.pivotalflow.problem;

/** Why a request was refused, in the words of the business; the HTTP layer gives each kind one status. */
public enum Refusal {
    /** The request can't be read or breaks a rule of the protocol, before its content is looked at. */
    MALFORMED,
    /** Nobody is signed in, or the credentials are wrong. */
    UNAUTHENTICATED,
    /** The caller is known but lacks the right. */
    FORBIDDEN,
    /** The record does not exist for this organization. */
    NOT_FOUND,
    /** The request contradicts the present state. */
    CONFLICT,
    /** The record existed and is no longer offered. */
    GONE,
    /** The caller's copy of the record is out of date. */
    OUTDATED,
    /** The request lacks the precondition that this operation demands. */
    PRECONDITION_MISSING,
    /** The content is well formed and not acceptable. */
    INVALID,
    /** Too many requests of this kind. */
    LIMITED,
    /** Something the request needs is not available at the moment; trying again later may succeed. */
    UNAVAILABLE
}
