@NullMarked
package org.landlord.adapter.rest.http.server;

import org.jspecify.annotations.NullMarked;
