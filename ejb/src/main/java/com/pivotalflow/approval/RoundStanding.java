package com.pivotalflow.approval;

import java.util.UUID;

/**
 * Where a round stands.
 *
 * @param id the round
 * @param status how far it has come
 */
public record RoundStanding(UUID id, RoundStatus status) {}
