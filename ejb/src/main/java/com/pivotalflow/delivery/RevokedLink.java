package com.pivotalflow.delivery;

/**
 * A link that was taken back.
 *
 * @param before how it was
 * @param after how it is
 */
public record RevokedLink(LinkView before, LinkView after) {}
