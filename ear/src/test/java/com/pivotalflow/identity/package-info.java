/** Sign-in and tokens on the real server, also with tokens that only somebody with the server's own key could make. */
@NullMarked
package com.pivotalflow.identity;

import org.jspecify.annotations.NullMarked;
