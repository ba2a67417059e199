@NullMarked
package org.landlord.adapter.rest.http.response;

import org.jspecify.annotations.NullMarked;
