@NullMarked
package org.landlord.adapter.rest.http.route;

import org.jspecify.annotations.NullMarked;
