/** Reports over HTTP. */
@NullMarked
package com.pivotalflow.report;

import org.jspecify.annotations.NullMarked;
