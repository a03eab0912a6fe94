package com.pivotalflow.project;

import com.pivotalflow.customer.CustomerId;

/**
 * What a document needs to know of its project.
 *
 * @param id the project
 * @param customer whom it is for
 * @param name as printed
 */
public record ProjectReference(ProjectId id, CustomerId customer, String name) {}
