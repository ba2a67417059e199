@NullMarked
package org.landlord.adapter.rest.http.observe;

import org.jspecify.annotations.NullMarked;
