@NullMarked
package org.landlord.adapter.rest.http.request;

import org.jspecify.annotations.NullMarked;
