@NullMarked
package org.landlord.adapter.rest.http.filter;

import org.jspecify.annotations.NullMarked;
