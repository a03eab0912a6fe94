package com.pivotalflow.ratecard;

/**
 * What a category of services starts with.
 *
 * @param code short name, unique in the organization without regard to case
 * @param name what it is called, unique likewise
 * @param sortOrder where it stands in lists
 */
public record NewServiceCategory(String code, String name, int sortOrder) {}
