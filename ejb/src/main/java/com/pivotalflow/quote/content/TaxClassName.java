package com.pivotalflow.quote.content;

import java.util.UUID;

/**
 * A tax class as a line shows it.
 *
 * @param id the class
 * @param code its code, such as {@code GST}
 * @param name as printed
 * @param exempt whether it is of kind exempt
 */
public record TaxClassName(UUID id, String code, String name, boolean exempt) {}
