/** What becomes of accepted quotes, over HTTP and past it: projects, invoices, payments. */
@NullMarked
package com.pivotalflow.invoice;

import org.jspecify.annotations.NullMarked;
