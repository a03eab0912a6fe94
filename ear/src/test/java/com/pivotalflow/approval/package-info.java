/** Approval rules and rounds over HTTP, as a client of the API meets them. */
@NullMarked
package com.pivotalflow.approval;

import org.jspecify.annotations.NullMarked;
