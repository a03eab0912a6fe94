/**
 * What papers and pages for customers are worded in: words ({@link com.pivotalflow.wording.Words}) and figures ({@link
 * com.pivotalflow.wording.Figures}) of a locale. Calculates nothing and knows no document; words lie beside the classes.
 */
@NullMarked
package com.pivotalflow.wording;

import org.jspecify.annotations.NullMarked;
