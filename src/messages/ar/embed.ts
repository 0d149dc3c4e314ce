import type { EmbedMessages } from '../en/embed.ts'

export const embed: EmbedMessages = {
  topStories: 'أهم الأخبار',
  noTopic: 'لا يوجد هذا الموضوع هنا. هذه أبرز الأخبار.',
  newTab: 'تُفتح الروابط في علامة تبويب جديدة.',
  pause: 'إيقاف مؤقت',
  video: 'فيديو',
  more: 'المزيد',
  moreOn: 'المزيد عن: {title}',
  outlets: { one: 'مصدر واحد', two: 'مصدران', few: '# مصادر', many: '# مصدرًا', other: '# مصدر' },
  outletsOn: {
    one: 'مصدر واحد عن: {title}',
    two: 'مصدران عن: {title}',
    few: '# مصادر عن: {title}',
    many: '# مصدرًا عن: {title}',
    other: '# مصدر عن: {title}',
  },
  related: {
    one: 'خبر واحد ذو صلة',
    two: 'خبران ذوا صلة',
    few: '# أخبار ذات صلة',
    many: '# خبرًا ذا صلة',
    other: '# خبر ذي صلة',
  },
  allStories: { other: 'جميع الأخبار (#)' },
  allStoriesOn: { other: 'جميع الأخبار (#) على {site}' },
  moreStories: 'المزيد من الأخبار',
  moreStoriesOn: 'المزيد من الأخبار على {site}',
  emptyTitle: 'لا أخبار بعد',
  emptyTopic: 'ستظهر هنا أخبار {site} الجديدة عن {topic}.',
  emptySite: 'ستظهر هنا أخبار {site} الجديدة.',
}
