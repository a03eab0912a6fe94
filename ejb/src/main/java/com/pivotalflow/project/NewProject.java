package com.pivotalflow.project;

import com.pivotalflow.customer.CustomerId;

/**
 * What a project starts with.
 *
 * @param code short name, unique in the organization without regard to case
 * @param name what it is called
 * @param customer whom it is for
 */
public record NewProject(String code, String name, CustomerId customer) {}
