/** `blog`, `article` and what belongs to them. */
import { gid } from "#sandbox/store/gid.ts";
import { BLOGS, type Blog, type Comment, type Post } from "#sandbox/storefront/content.ts";
import { DirectoryDrop, LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { fileImage } from "./media.ts";
import { MetafieldsDrop } from "./metafields.ts";

const unique = (values: string[]) => [...new Set(values)].sort();
const newest = (posts: Post[]) => [...posts].sort((one, two) => two.publishedAt.localeCompare(one.publishedAt));

function userDrop(runtime: Runtime): LazyDrop {
  const [first = "", ...rest] = runtime.shop.name.split(" ");
  const name = runtime.shop.name;
  return new LazyDrop(name, {
    account_owner: true,
    bio: "",
    email: runtime.shop.contactEmail,
    first_name: first,
    last_name: rest.join(" "),
    name,
    homepage: "",
    image: null,
  });
}

const commentDrop = ({ id, author, email, content, createdAt }: Comment, url: string) =>
  new LazyDrop("CommentDrop", {
    id,
    author,
    email,
    content,
    status: "published",
    url: `${url}#${id}`,
    created_at: createdAt,
    updated_at: createdAt,
  });

export function articleDrop(runtime: Runtime, blog: Blog, post: Post): LazyDrop {
  return dropOf(runtime, `article:${post.id}`, () => {
    const url = localUrl(runtime, `/blogs/${blog.handle}/${post.handle}`);
    const { comments = [] } = post;
    return new LazyDrop(post.title, {
      id: post.id,
      handle: `${blog.handle}/${post.handle}`,
      title: post.title,
      author: runtime.shop.name,
      user: () => userDrop(runtime),
      content: post.content,
      excerpt: post.excerpt,
      excerpt_or_content: post.excerpt || post.content,
      image: () => fileImage(post.picture),
      url,
      tags: post.tags,
      object_type: "article",
      published_at: post.publishedAt,
      created_at: post.publishedAt,
      updated_at: post.publishedAt,
      template_suffix: null,
      "comments_enabled?": true,
      "moderated?": true,
      comments: () => comments.map((comment) => commentDrop(comment, url)),
      comments_count: comments.length,
      comment_post_url: `${url}/comments`,
      metafields: () => new MetafieldsDrop(runtime, gid("Article", post.id)),
    });
  });
}

export function blogDrop(runtime: Runtime, blog: Blog): LazyDrop {
  return dropOf(runtime, `blog:${blog.id}`, () => {
    const tags = unique(blog.posts.flatMap((post) => post.tags));
    const posts = newest(blog.posts);
    const here = posts.findIndex((post) => runtime.request.path === `/blogs/${blog.handle}/${post.handle}`);
    const beside = (step: number) => {
      const post = here < 0 ? undefined : posts[here + step];
      return post ? articleDrop(runtime, blog, post) : null;
    };
    return new LazyDrop(blog.title, {
      id: blog.id,
      handle: blog.handle,
      title: blog.title,
      url: localUrl(runtime, `/blogs/${blog.handle}`),
      articles: () => posts.map((post) => articleDrop(runtime, blog, post)),
      articles_count: posts.length,
      tags,
      all_tags: tags,
      next_article: () => beside(-1),
      previous_article: () => beside(1),
      "comments_enabled?": true,
      "moderated?": true,
      template_suffix: null,
      metafields: () => new MetafieldsDrop(runtime, gid("Blog", blog.id)),
    });
  });
}

export function findPost(handle: string): { blog: Blog; post: Post } | null {
  const [blogHandle = "", postHandle] = handle.split("/");
  const blog = BLOGS.find((one) => one.handle === blogHandle);
  const post = blog?.posts.find((one) => one.handle === postHandle);
  return blog && post ? { blog, post } : null;
}

export const blogsDirectory = (runtime: Runtime) =>
  new DirectoryDrop(
    () => BLOGS.map((blog) => blogDrop(runtime, blog)),
    (handle) => {
      const blog = BLOGS.find((one) => one.handle === handle);
      return blog ? blogDrop(runtime, blog) : null;
    },
  );

export const articlesDirectory = (runtime: Runtime) =>
  new DirectoryDrop(
    () => BLOGS.flatMap((blog) => blog.posts.map((post) => articleDrop(runtime, blog, post))),
    (handle) => {
      const found = findPost(handle);
      return found ? articleDrop(runtime, found.blog, found.post) : null;
    },
  );
