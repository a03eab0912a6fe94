package com.pivotalflow.allocation;

import java.util.UUID;

/**
 * What a person does already.
 *
 * @param id the allocation
 * @param projectId on what
 * @param roleId as what
 * @param share how much, and when
 */
record Planned(UUID id, UUID projectId, UUID roleId, Share share) {}
